package io.sanjian.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives cases the one {@link FaultBed} of this JVM, each time with a service that is up, and prints the table. */
final class SharedBed implements BeforeEachCallback, AfterAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedBed.class);

    /** JUnit closes it after the last class. */
    private record Holder(FaultBed bed) implements AutoCloseable {

        static Holder start() {
            try {
                return new Holder(FaultBed.start("shared", null));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            bed.close();
        }
    }

    private static FaultBed bed(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Holder.class, type -> Holder.start(), Holder.class)
                .bed();
    }

    /** A case that failed may have left anything behind. */
    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        bed(context).revive(((FaultCases) context.getRequiredTestInstance()).replicas());
        System.out.println("Case " + context.getTestClass().map(Class::getSimpleName).orElse("") + " "
                + context.getDisplayName());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        FaultTable.print();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FaultBed.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return bed(context);
    }
}
