package io.sanjian.ledger;

/** What counts as one offer: 107 speaks of 岗位信息, later papers of 岗位推荐 and 岗位推送. */
public enum OfferCount {
    /** Each post that was told. */
    POST,
    /** Each day on which posts were told. */
    OCCASION
}
