/** Chinese text into terms: a domain dictionary keeps trade, place and certificate names whole. */
package io.sanjian.index.analysis;
