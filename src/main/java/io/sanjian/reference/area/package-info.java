/** Districts, towns and villages (GB/T 2260), dated, with coordinates; reference data loaded once. */
package io.sanjian.reference.area;
