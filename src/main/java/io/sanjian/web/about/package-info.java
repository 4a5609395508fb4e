/** What this service is, for whoever opens its address. */
package io.sanjian.web.about;
