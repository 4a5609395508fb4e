package io.sanjian.posting;

import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.reference.terms.PayUnit;
import java.util.Set;
import java.util.regex.Pattern;

/** Lodging, meals and pay by the day, as benefits or text promise them. */
final class Perks {
    private static final Pattern REFUSED = Pattern.compile("(不|无|没有?)(包|提供|含|管)?(吃住|食宿|住宿|住|吃|餐|宿舍)");
    private static final Pattern LODGING = Pattern
            .compile("包吃住|包食宿|吃住全包|包住|管吃住|管住|(?:提供|安排|解决)[^,，。；;不]{0,8}(?:住宿|食宿|宿舍)|免费住宿|免费宿舍|员工宿舍|有宿舍|配宿舍|提供吃住|住家");
    private static final Pattern MEALS =
            Pattern.compile("包吃|包食宿|吃住全包|包.{0,2}餐|管吃|管饭|提供食宿|提供吃住|提供.{0,5}餐|工作餐|免费.{0,3}餐|餐补|员工食堂|住家");
    private static final Pattern DAILY_PAY = Pattern.compile("日结|天结|当天结|当日结|现结|一天一结|做一天结一天");

    /** A character of each of these stands in whatever the patterns find; looking for it first is ten times cheaper. */
    private static final String IN_LODGING = "住宿";
    private static final String IN_MEALS = "吃食餐饭住";
    private static final String IN_REFUSAL = "不无没";
    private static final String IN_DAILY_PAY = "结";

    private Perks() {
    }

    static void addTo(Set<Trait> traits, EnrichedPosting posting) {
        StringBuilder said = new StringBuilder(posting.given().text().title());
        if (posting.given().text().description() != null) {
            said.append('\n').append(posting.given().text().description());
        }
        if (posting.given().text().benefits() != null) {
            posting.given().text().benefits().forEach(benefit -> said.append('\n').append(benefit));
        }
        String text = said.toString();
        if (holdsAny(IN_REFUSAL, text) && holdsAny(IN_MEALS + IN_LODGING, text)) {
            text = REFUSED.matcher(text).replaceAll("");
        }
        if (holdsAny(IN_LODGING, text) && LODGING.matcher(text).find()) {
            traits.add(Trait.LODGING);
        }
        if (holdsAny(IN_MEALS, text) && MEALS.matcher(text).find()) {
            traits.add(Trait.MEALS);
        }
        if (holdsAny(IN_DAILY_PAY, text) && DAILY_PAY.matcher(text).find()
                || posting.pay() != null && posting.pay().unit() == PayUnit.DAY) {
            traits.add(Trait.DAILY_PAY);
        }
    }

    private static boolean holdsAny(String characters, String text) {
        return characters.chars().anyMatch(character -> text.indexOf(character) >= 0);
    }
}
