/** Pages of lists that are ordered by id. */
package io.sanjian.web.paging;
