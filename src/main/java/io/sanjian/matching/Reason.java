package io.sanjian.matching;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a post is recommended.
 *
 * @param code   stable code, for programs
 * @param params the figures in the sentence
 * @param text   the sentence in Chinese that a broker can read out
 */
@Schema(name = "MatchReason")
public record Reason(String code, Map<String, Object> params, String text) {
}
