/** The code lists that the API serves: areas, trades, clusters, families, groups, certificates. */
package io.sanjian.codes;
