/** What workers say to their recommendations; the next run respects it. */
package io.sanjian.recommendation.feedback;
