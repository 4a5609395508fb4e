/** Typed reading of what a caller wrote, in a body, a parameter or a table's cell: one wording for each kind of violation. */
package io.sanjian.web.fields;
