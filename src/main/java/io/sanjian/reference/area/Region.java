package io.sanjian.reference.area;

/**
 * A group of districts in the city's plans.
 *
 * @param shortName as people say it, such as 渝东北
 * @param parent    code of the group that it is part of, or null
 */
public record Region(String code, String name, String shortName, String parent) {
}
