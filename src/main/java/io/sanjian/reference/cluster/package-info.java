/** The "33618" manufacturing clusters, dated. */
package io.sanjian.reference.cluster;
