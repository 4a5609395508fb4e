package io.sanjian.access;

import java.util.List;

/** What a caller is; each token has exactly one role. */
public final class Roles {
    /** Somebody who logged in and has not proved yet which worker that is. No token is issued for this role. */
    public static final String PERSON = "PERSON";
    /** A worker: the own profile, picks, inbox. */
    public static final String WORKER = "WORKER";
    /** A labour broker: the workers of the own villages or towns. */
    public static final String BROKER = "BROKER";
    /** An officer: the workers of the own districts, delivery, figures. */
    public static final String OFFICER = "OFFICER";
    /** A job portal: the own postings, anonymous matches. */
    public static final String PORTAL = "PORTAL";
    /** A scheduler: plans and runs; no personal data. */
    public static final String SCHEDULER = "SCHEDULER";
    /** Everything, tokens included. */
    public static final String ADMIN = "ADMIN";

    /** The roles that a token may be issued for. */
    public static final List<String> ALL = List.of(WORKER, BROKER, OFFICER, PORTAL, SCHEDULER, ADMIN);

    private Roles() {
    }
}
