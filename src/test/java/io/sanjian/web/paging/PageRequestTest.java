package io.sanjian.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.paging.PageRequest.Page;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRequestTest {

    @ParameterizedTest
    @CsvSource({"0,", "1,", "3,", "4,3", "9,3"})
    void aFurtherPageIsToldOfWhereThereIsOne(int rows, String next) {
        PageRequest wanted = PageRequest.of(Order.OLDEST_FIRST, "3", 5, 10, null);
        Page<Long> page = wanted.page(LongStream.rangeClosed(1, rows).limit(wanted.rows()).boxed().toList(), id -> id);
        assertThat(page.items()).hasSize(Math.min(3, rows));
        assertThat(page.next()).isEqualTo(next);
    }

    @Test
    void theCursorSaysWhereThePageBegins() {
        assertThat(PageRequest.of(Order.OLDEST_FIRST, "1", 5, 10, null).from()).isZero();
        assertThat(PageRequest.of(Order.NEWEST_FIRST, "1", 5, 10, null).from()).isEqualTo(Long.MAX_VALUE);
        assertThat(PageRequest.of(Order.NEWEST_FIRST, null, 5, 10, "17").from()).isEqualTo(17);
        assertThat(PageRequest.of(Order.NEWEST_FIRST, null, 5, 10, " ").limit()).as("where nothing is said")
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"0,x", "11,1.5", "-1,!", "ten,x"})
    void bothFaultsAreToldAtOnce(String limit, String cursor) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PageRequest.of(Order.OLDEST_FIRST, limit, 5, 10, cursor))
                .satisfies(problem -> assertThat(problem.violations()).extracting(Violation::field)
                        .isEqualTo(List.of("limit", "cursor")));
    }
}
