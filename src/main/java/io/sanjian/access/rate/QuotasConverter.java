package io.sanjian.access.rate;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads {@link Quotas} from the configuration. */
public class QuotasConverter implements Converter<Quotas> {
    private static final long serialVersionUID = 1;

    @Override
    public Quotas convert(String value) {
        return Quotas.parse(value);
    }
}
