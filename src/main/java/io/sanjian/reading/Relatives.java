package io.sanjian.reading;

import java.util.regex.Pattern;

/** Work that somebody else of the family does, and the worker does not. */
final class Relatives {
    /** What a relative does is not what the worker can ("我男的开出租"); what one looks for on their behalf is ("帮我妈找个保洁"). */
    private static final Pattern OF_ANOTHER = Pattern.compile(
            "(?<![跟和同])(?:我|屋头|^|给|帮)(?:屋头|各人)?(?:老公|老婆|男的|男人|爱人|丈夫|媳妇|婆娘|堂客|儿子|女儿|女婿|儿媳妇|老汉|爸爸|妈妈|爸|妈|哥哥|兄弟|姐姐|妹妹|哥|姐)"
                    + "(?:他|她)?(?:是|在|也在|在外头|在外面|都在)?(?!.*[我想找问要会做求])[^,。;!?、]{0,6}$");
    private static final Pattern TOGETHER = Pattern.compile("一起|一路|跟到|跟着|和我|我也|我们|两口子|夫妻");
    /** A character of each word for a relative. */
    private static final String RELATIVES = "公婆人夫妇娘客儿女汉爸妈哥兄姐妹";

    private Relatives() {
    }

    /** Whether what stands here is said of a relative, of whom alone the words before it speak. */
    static boolean tell(String text, int at) {
        return text.chars().anyMatch(c -> RELATIVES.indexOf(c) >= 0)
                && OF_ANOTHER.matcher(text.substring(0, at)).find() && !TOGETHER.matcher(text).find();
    }
}
