package io.sanjian.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.jwt.Login;
import io.sanjian.audit.Audit;
import io.sanjian.login.AttemptLimiter.Kind;
import io.sanjian.web.problem.MessagePattern;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.web.problem.Violation;
import io.sanjian.worker.SelfRegistration;
import io.sanjian.worker.WorkerIdentities;
import io.sanjian.worker.WorkerIdentities.Candidate;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds out which worker a person is who has proved to hold a phone, or enters the person as a new one. What is told here
 * is told to the holder of the phone alone.
 */
@ApplicationScoped
class WorkerLinking {
    private final Pool pool;
    private final Accounts accounts;
    private final ProofStore proofs;
    private final Sessions sessions;
    private final WorkerIdentities workers;
    private final SelfRegistration registration;
    private final AttemptLimiter attempts;
    private final Audit audit;
    private final LoginConfig config;
    private final Clock clock;

    WorkerLinking(Pool pool, Accounts accounts, ProofStore proofs, Sessions sessions, WorkerIdentities workers,
            SelfRegistration registration, AttemptLimiter attempts, Audit audit, LoginConfig config, Clock clock) {
        this.pool = pool;
        this.accounts = accounts;
        this.proofs = proofs;
        this.sessions = sessions;
        this.workers = workers;
        this.registration = registration;
        this.attempts = attempts;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Links the account to the worker with the proved phone.
     *
     * @param idNumber which of several persons with the phone this is, or null
     * @return who the person is from now on
     * @throws ProblemException in the Uni: CONFLICT where a phone is to be proved first, or the phone does not tell who it
     *                          is; NOT_FOUND where nobody is known with the phone; VALIDATION where the ID number does not
     *                          fit
     */
    Uni<Login> link(Login login, String idNumber) {
        return proof(login).flatMap(proof -> workers.withPhone(pool, proof.phone())
                .flatMap(candidates -> chosen(login, proof, candidates, idNumber))
                .flatMap(worker -> link(login, worker, idNumber != null || proof.idNumber() != null)));
    }

    private Uni<PhoneProof> proof(Login login) {
        return proofs.proof(pool, login.account(), clock.instant()).flatMap(found -> found
                .map(proof -> Uni.createFrom().item(proof)).orElseGet(() -> unproved(login)));
    }

    /** A request that comes again, its answer lost, is told that it was done: its proof is used up. */
    private Uni<PhoneProof> unproved(Login login) {
        return unlinked(pool, login).map(nothing -> {
            throw conflict("phone", "PROOF_NEEDED", "Prove a phone first: it was not done, or too long ago");
        });
    }

    private Uni<Candidate> chosen(Login login, PhoneProof proof, List<Candidate> candidates, String idNumber) {
        String named = idNumber != null ? idNumber : proof.idNumber();
        if (named == null) {
            List<Candidate> persons = WorkerIdentities.persons(candidates);
            if (persons.size() > 1) {
                throw conflict("idNumber", "ID_NUMBER_NEEDED", "Several persons have this phone; say the ID number");
            }
            return Uni.createFrom().item(persons.stream().findFirst().orElseThrow(() -> new ProblemException(
                    ProblemType.NOT_FOUND, "Nobody is known with this phone; register")));
        }
        LoginConfig.Limits limits = config.limits();
        String person = login.account().toString();
        return attempts.check(Kind.WRONG_ID_NUMBER_OF_PERSON, person, limits.wrongIdNumbersPerPerson())
                .chain(() -> attempts.check(Kind.WRONG_ID_NUMBER_OF_PHONE, proof.phone(),
                        limits.wrongIdNumbersPerPhone()))
                .map(nothing -> workers.withIdNumber(candidates, named).stream().findFirst())
                .call(found -> found.isPresent() ? Uni.createFrom().voidItem()
                        : attempts.tryTake(Kind.WRONG_ID_NUMBER_OF_PERSON, person, limits.wrongIdNumbersPerPerson())
                                .chain(() -> attempts.tryTake(Kind.WRONG_ID_NUMBER_OF_PHONE, proof.phone(),
                                        limits.wrongIdNumbersPerPhone())))
                .map(found -> found.orElseThrow(() -> ProblemException.invalid(List.of(new Violation("idNumber",
                        "DOES_NOT_FIT", "Nobody with this phone is known by this ID number", null)))));
    }

    /** @param sure whether the ID number was said: needed to take a worker over from another WeChat account */
    private Uni<Login> link(Login login, Candidate worker, boolean sure) {
        return pool.withTransaction(tx -> unlinked(tx, login)
                .chain(() -> accounts.ofWorker(tx, worker.id()))
                .flatMap(other -> other.map(account -> takeOver(tx, account, worker, sure))
                        .orElseGet(() -> Uni.createFrom().item(List.of())))
                .flatMap(ended -> bind(tx, login, worker.id(), Audit.Action.UPDATE)
                        .map(linked -> new Linked(linked, ended))))
                .invoke(linked -> sessions.ended(linked.ended())).map(Linked::login);
    }

    /** @param ended sessions of the account that was the worker's before */
    private record Linked(Login login, List<UUID> ended) {
    }

    private Uni<List<UUID>> takeOver(SqlClient tx, Account other, Candidate worker, boolean sure) {
        if (!sure) {
            throw worker.hasIdNumber()
                    ? conflict("idNumber", "ID_NUMBER_NEEDED",
                            "Another WeChat account is this person's; say the ID number")
                    : conflict("phone", "LINKED_ELSEWHERE",
                            "Another WeChat account is this person's, and no ID number is on file; ask your broker");
        }
        return accounts.link(tx, other.id(), null).chain(() -> sessions.moved(tx, other.id()));
    }

    /**
     * Enters the person as a new worker with the proved phone.
     *
     * @throws ProblemException in the Uni: CONFLICT where a phone is to be proved first, or the phone is somebody's who
     *                          may be this person; VALIDATION with every fault of the body
     */
    Uni<Login> register(Login login, ObjectNode body) {
        return proof(login).flatMap(proof -> register(login, registration.read(body, proof.phone()), proof));
    }

    private Uni<Login> register(Login login, SelfRegistration.Entry entry, PhoneProof proof) {
        return workers.withPhone(pool, proof.phone()).flatMap(candidates -> {
            boolean another = entry.idNumber() != null && candidates.stream().allMatch(Candidate::hasIdNumber)
                    && workers.withIdNumber(candidates, entry.idNumber()).isEmpty();
            if (!candidates.isEmpty() && !another) {
                throw conflict("phone", "KNOWN", "Somebody is known with this phone; link, or say an ID number");
            }
            return pool.withTransaction(tx -> unlinked(tx, login).chain(() -> registration.store(tx, entry))
                    .flatMap(worker -> bind(tx, login, worker, Audit.Action.CREATE)));
        });
    }

    private Uni<Void> unlinked(SqlClient tx, Login login) {
        return accounts.lock(tx, login.account()).invoke(found -> {
            Optional<Long> worker = found.map(Account::workerId);
            if (found.isEmpty() || worker.isPresent()) {
                throw conflict("phone", "LINKED", "This WeChat account is linked to a worker already");
            }
        }).replaceWithVoid();
    }

    private Uni<Login> bind(SqlClient tx, Login login, long worker, Audit.Action action) {
        return accounts.link(tx, login.account(), worker).chain(() -> proofs.dropProof(tx, login.account()))
                .chain(() -> audit.record(tx, new Audit.Author("login#" + login.account(), null), action,
                        List.of(worker),
                        "linked to a WeChat account"))
                .replaceWith(() -> new Login(login.account(), login.session(), worker));
    }

    private static ProblemException conflict(String field, String code, @MessagePattern String pattern) {
        Violation violation = new Violation(field, code, pattern, null);
        return new ProblemException(ProblemType.CONFLICT, violation.said(), List.of(violation));
    }
}
