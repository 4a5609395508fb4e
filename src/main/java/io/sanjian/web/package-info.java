/** What holds for every call by HTTP, whatever the operation: headers of answers, measurement. */
package io.sanjian.web;
