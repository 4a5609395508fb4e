package io.sanjian.reading;

import io.sanjian.reading.ScopeGrammar.Scope;
import io.sanjian.reading.SpeechPhrases.Attribute;
import io.sanjian.reference.terms.Wish;
import java.util.ArrayList;
import java.util.List;

/** What an attribute of work means as a wish, wanted or refused: "夜班" alone says nothing, "不上夜班" and "只上夜班" do. */
final class ScopedWishes {
    private ScopedWishes() {
    }

    static List<Wish> of(List<Attribute> attributes, Scope scope, boolean only) {
        List<Wish> wishes = new ArrayList<>();
        boolean refused = scope == Scope.REFUSED || scope == Scope.EXCEPTED;
        boolean wanted = only || scope == Scope.WANTED || scope == Scope.DEMANDED;
        for (Attribute attribute : attributes) {
            Wish wish = switch (attribute) {
                case NIGHT -> refused ? Wish.NO_NIGHT_SHIFT : wanted ? Wish.NIGHT_SHIFT : null;
                case DAY -> refused ? null : Wish.DAY_SHIFT;
                case OVERTIME -> refused ? Wish.NO_OVERTIME : null;
                case HEIGHT -> refused ? Wish.NO_HEIGHTS : null;
                case LOAD -> refused ? Wish.LIGHT_WORK : null;
                case STANDING -> refused ? Wish.SEATED : null;
                case SEAT -> refused ? null : Wish.SEATED;
                case OUTDOORS -> refused ? Wish.INDOORS : null;
                case LODGING -> refused ? null : Wish.LODGING;
                case MEALS -> refused ? null : Wish.MEALS;
                case LIVE_IN -> refused ? Wish.NO_LIVE_IN : null;
                case AWAY, LONG_HAUL -> refused ? Wish.NEAR_HOME : null;
                case INSURANCE -> refused ? null : Wish.INSURANCE;
                case WEEKENDS_OFF -> refused ? null : Wish.WEEKENDS_OFF;
                case DAILY_PAY -> refused ? null : Wish.DAILY_PAY;
            };
            if (wish != null) {
                wishes.add(wish);
            }
        }
        return wishes;
    }
}
