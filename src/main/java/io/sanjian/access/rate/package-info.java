/** How often one caller may call, by role and kind of operation (ADR 0044). */
package io.sanjian.access.rate;
