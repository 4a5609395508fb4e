/**
 * What people wrote, read into codes: a worker's own words ("打螺丝五年，不上夜班") and an advert's title and text.
 * Pure functions of the text and the reference data.
 */
package io.sanjian.reading;
