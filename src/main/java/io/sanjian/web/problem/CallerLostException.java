package io.sanjian.web.problem;

import java.io.IOException;

/** The caller hung up or fell silent within the body: nothing of ours is wrong, whatever the connection died of. */
class CallerLostException extends IOException {
    CallerLostException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
