package io.sanjian.support.demo;

import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.PayUnit;
import java.util.List;

/**
 * A kind of demo post: what its advertisements have in common.
 *
 * @param titles  ways to head the advertisement
 * @param low     usual pay, lower end, in {@code unit}
 * @param place   U: towns and the city centre, R: country, A: everywhere
 * @param remarks what the text may say
 */
public record JobKind(String trade, Family family, String cluster, List<String> titles, PayUnit unit, int low, int high,
        int ageMin, int ageMax, String certificate, EmploymentForm form, char place, List<String> remarks) {

    public static List<JobKind> all() {
        return DemoTable.rows("jobs.tsv").stream().map(JobKind::of).toList();
    }

    private static JobKind of(String[] cells) {
        String[] ages = cells[7].split("-");
        return new JobKind(cells[0], Family.valueOf(cells[1]), cells[2].isEmpty() ? null : cells[2],
                List.of(cells[3].split("\\|")), PayUnit.valueOf(cells[4]), Integer.parseInt(cells[5]),
                Integer.parseInt(cells[6]), Integer.parseInt(ages[0]), Integer.parseInt(ages[1]),
                cells[8].isEmpty() ? null : cells[8], EmploymentForm.valueOf(cells[9]), cells[10].charAt(0),
                List.of(cells[11].split("\\|")));
    }
}
