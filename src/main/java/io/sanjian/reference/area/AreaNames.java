package io.sanjian.reference.area;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds districts and functional areas by the names that people and papers use. */
final class AreaNames {
    private static final List<String> CITY_PREFIXES = List.of("重庆市", "重庆");
    private static final List<String> ENDINGS = List.of("自治县", "区", "县");

    private final Map<String, String> codes = new HashMap<>();

    AreaNames(AreaTables tables) {
        List<Area> units = tables.versions.values().stream().map(List::getLast)
                .filter(area -> area.level() != AreaLevel.TOWN && area.level() != AreaLevel.VILLAGE)
                .filter(area -> tables.otherNames.containsKey(area.code())).toList();
        units.forEach(unit -> codes.putIfAbsent(unit.name(), unit.code()));
        units.forEach(unit -> tables.otherNames.get(unit.code()).forEach(name -> codes.putIfAbsent(name, unit.code())));
        tables.formerNames.forEach(codes::putIfAbsent);
    }

    Optional<String> code(String name) {
        if (name == null) {
            return Optional.empty();
        }
        String plain = name.strip();
        Optional<String> whole = Optional.ofNullable(codes.get(plain));
        return whole.or(() -> withoutEnding(plain)).or(() -> CITY_PREFIXES.stream()
                .filter(prefix -> plain.startsWith(prefix) && plain.length() > prefix.length()).findFirst()
                .flatMap(prefix -> code(plain.substring(prefix.length()))));
    }

    /** 石柱县 and 石柱自治县 for 石柱土家族自治县. */
    private Optional<String> withoutEnding(String name) {
        return ENDINGS.stream().filter(name::endsWith)
                .map(ending -> codes.get(name.substring(0, name.length() - ending.length())))
                .filter(Objects::nonNull).findFirst();
    }
}
