/** All that is held on a person: export of it, and how long it is kept. */
package io.sanjian.personaldata;
