package io.sanjian.ledger;

import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.web.problem.Violation;
import java.util.List;
import java.util.stream.Stream;

/** What was found of a change, as sentences. */
final class LedgerRemarks {

    private LedgerRemarks() {
    }

    static List<Violation> of(List<LedgerFault> faults) {
        return faults.stream().map(LedgerRemarks::of).toList();
    }

    /** @throws ProblemException CONFLICT where somebody has to decide first */
    static void requireTaken(LedgerStored stored) {
        if (!stored.isTaken()) {
            throw new ProblemException(ProblemType.CONFLICT, "Somebody has to decide first",
                    Stream.concat(stored.faults().stream(), stored.warnings().stream()).map(LedgerRemarks::of)
                            .toList());
        }
    }

    private static Violation of(LedgerFault fault) {
        int column = fault.column() == null ? fault.columns().getLast() : fault.column();
        String field = LedgerColumn.values()[column - 1].field();
        return switch (fault.code()) {
            case "LOCKED" -> Violation.of(field, "LOCKED",
                    "The town has confirmed {field}; an officer corrects it, with a reason");
            case "NEWER_KNOWN" -> Violation.of(field, "NEWER_KNOWN",
                    "A newer answer for {field} is known; it stays until somebody decides");
            case "CLEARED" -> Violation.of(field, "CLEARED", "{field} no longer applies and was emptied");
            case "COUNT_BELOW_RECORDS" -> Violation.of(field, "COUNT_BELOW_RECORDS",
                    "{field} does not fall; the larger figure stays");
            case "OTHER_NAME" -> Violation.of(field, "OTHER_NAME", "The ID number is known under another name");
            case "OTHER_VILLAGE" -> Violation.of(field, "OTHER_VILLAGE",
                    "The person is in another village's ledger; an officer over both decides");
            case "LOOKS_LIKE" -> Violation.of(field, "LOOKS_LIKE",
                    "Somebody with the same name and phone or birthday is known under another ID number; the town decides");
            default -> Violation.of(field, "CONTRADICTION", "{field} does not fit {0}", Message.about(
                    LedgerColumn.values()[fault.columns().getFirst() - 1].field(), "{field}"));
        };
    }
}
