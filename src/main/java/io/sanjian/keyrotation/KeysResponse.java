package io.sanjian.keyrotation;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The keys of personal data, and what is still made with each.
 *
 * @param seals   keys that names and numbers are sealed with
 * @param indexes keys of the blind index
 */
public record KeysResponse(List<Key> seals, List<Key> indexes) {

    /**
     * One key; never the key itself.
     *
     * @param id         of a seal as configured; of an index key a hash of it
     * @param active     whether new data are made with it
     * @param configured whether this replica has the key
     * @param left       values made with it
     * @param columns    the same by column
     */
    @Schema(name = "KeyInUse")
    public record Key(String id, boolean active, boolean configured, long left, Map<String, Long> columns,
            @Schema(description = "Nothing is made with it any more: it may be taken out of the configuration") boolean removable) {
    }
}
