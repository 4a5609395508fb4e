package io.sanjian.access.rate;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads a {@link Network} from the configuration. */
public class NetworkConverter implements Converter<Network> {
    @Override
    public Network convert(String value) {
        return Network.parse(value);
    }
}
