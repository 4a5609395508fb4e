package io.sanjian.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InterceptionType;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.inject.Inject;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ShieldedUnitTest {
    @Inject
    BeanManager beans;

    /** Whatever has an annotation of Panache that opens a session is within the shield, also what is written later. */
    @ParameterizedTest
    @ValueSource(strings = {"session", "transaction"})
    void theShieldIsOutsideOfPanache(String annotated) throws ReflectiveOperationException {
        Annotation[] bindings = Annotated.class.getDeclaredMethod(annotated).getAnnotations();

        List<Interceptor<?>> interceptors = beans.resolveInterceptors(InterceptionType.AROUND_INVOKE, bindings);

        assertThat(interceptors).as("%s", Arrays.toString(bindings)).hasSize(2).first()
                .satisfies(first -> assertThat(first.getBeanClass()).isAssignableTo(ShieldedUnit.class));
    }

    /** Never called; the methods carry the annotations. */
    private abstract static class Annotated {
        @WithSession
        abstract void session();

        @WithTransaction
        abstract void transaction();
    }
}
