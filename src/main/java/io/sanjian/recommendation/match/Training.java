package io.sanjian.recommendation.match;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A certificate that is missing for a trade the person asked for, and where it leads. */
@Schema(description = "A certificate that the law wants for a trade asked for, and that the person does not hold")
public record Training(
        @Schema(description = "Code of the certificate", examples = "welding") String certificate,
        @Schema(examples = "焊接与热切割作业证") String name,
        @Schema(description = "Code of the trade asked for", examples = "welder") String trade,
        @Schema(examples = "焊工") String tradeName,
        @Schema(description = "What to learn, in Chinese",
                examples = "安监部门考核的特种作业培训，约15天，可申领技能提升补贴") String training,
        @Schema(description = "Where to sign up, if configured") @Nullable String link,
        @Schema(description = "Posts within the person's limit, or 60 km, that are closed now and open with all "
                + "certificates of the trade", examples = "12") int opens,
        @Schema(description = "All of it as a broker can read it out",
                examples = "还差焊接与热切割作业证，可以去学：特种作业培训，约15天；拿到证，附近有12个焊工类岗位可以选") String text) {
}
