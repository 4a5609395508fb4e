package io.sanjian.fault;

import java.util.List;

/**
 * What became of a run and its messages.
 *
 * @param lists    lists stored
 * @param messages messages that receivers accepted
 * @param lost     lists and messages that should be there and are not
 * @param doubled  lists and messages that are there more than once and should not be
 * @param inDoubt  messages that came twice because an attempt had no answer and the channel knows no key
 */
record Findings(long lists, long messages, List<String> lost, List<String> doubled, long inDoubt) {
}
