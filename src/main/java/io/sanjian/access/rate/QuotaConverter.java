package io.sanjian.access.rate;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads a {@link Quota} from the configuration. */
public class QuotaConverter implements Converter<Quota> {
    @Override
    public Quota convert(String value) {
        return Quota.parse(value);
    }
}
