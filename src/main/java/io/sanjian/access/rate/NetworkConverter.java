package io.sanjian.access.rate;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads a {@link Network} from the configuration. */
public class NetworkConverter implements Converter<Network> {
    private static final long serialVersionUID = 1;

    @Override
    public Network convert(String value) {
        return Network.parse(value);
    }
}
