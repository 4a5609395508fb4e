package io.sanjian.recommendation.village;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The list as a page to print. Everything that is put in is escaped. */
@CheckedTemplate(basePath = "village")
final class VillagePage {

    private VillagePage() {
    }

    /** @param printedAt day and time in Chinese */
    static native TemplateInstance page(VillageList list, String printedAt);
}
