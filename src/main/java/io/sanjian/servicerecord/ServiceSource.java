package io.sanjian.servicerecord;

/** How a service came to be written down. */
public enum ServiceSource {
    /** By a broker or officer. */
    CALLER,
    /** A list of posts that a broker read out. */
    READ_OUT,
    /** A message with a list that the worker opened. */
    INBOX,
    /** A message with a list that WeChat delivered. */
    WECHAT,
    /** A message with a list that was delivered as SMS. */
    SMS
}
