/** Moving everything sealed from one key to another: rotation in the background, and which keys may go. */
package io.sanjian.keyrotation;
