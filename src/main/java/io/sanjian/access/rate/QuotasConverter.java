package io.sanjian.access.rate;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads {@link Quotas} from the configuration. */
public class QuotasConverter implements Converter<Quotas> {
    @Override
    public Quotas convert(String value) {
        return Quotas.parse(value);
    }
}
