/** Who may call: bearer tokens, roles, the scope of each caller. */
package io.sanjian.access;
