package io.sanjian.delivery;

import io.sanjian.matching.Reason;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list in Chinese, as the worker reads it or a broker reads it out: a line for each pick.
 *
 * @param title such as {@code 为您推荐3个岗位}
 * @param body  such as {@code 1. 焊工 · 长安汽车 · 渝北区 · 6000–8000元/月：您说到“烧电焊”，这里招焊工，该有的证您有 · 离家3.2公里}
 */
record InboxText(String title, String body) {
    private static final String SEPARATOR = " · ";

    static InboxText of(RecommendationMessage message) {
        int count = message.picks().size();
        if (count == 0) {
            return new InboxText("暂时没有适合您的岗位", "目前没有符合您条件的岗位，有新岗位时会再为您推荐。");
        }
        StringJoiner lines = new StringJoiner("\n");
        message.picks().forEach(pick -> lines.add(line(pick)));
        if (message.state() == RecommendationMessage.State.SHORT) {
            lines.add("目前只有" + count + "个岗位符合您的条件，有新岗位时会再为您推荐。");
        }
        return new InboxText("为您推荐" + count + "个岗位", lines.toString());
    }

    private static String line(RecommendationMessage.Pick pick) {
        RecommendationMessage.PostingSummary posting = pick.posting();
        StringJoiner what = new StringJoiner(SEPARATOR, pick.rank() + ". ", "");
        what.add(PickLine.title(posting));
        Stream.of(posting.employer(), posting.areaName(), posting.address(),
                posting.pay() == null ? null : posting.pay().text()).filter(Objects::nonNull).map(PhoneText::line)
                .filter(part -> !part.isEmpty()).forEach(what::add);
        String why = pick.reasons().stream().map(Reason::text).map(PhoneText::line).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(SEPARATOR));
        String contact = posting.contact() == null ? "" : PhoneText.line(posting.contact());
        return (why.isEmpty() ? what.toString() : what + "：" + why)
                + (contact.isEmpty() ? "" : SEPARATOR + "联系：" + contact);
    }
}
