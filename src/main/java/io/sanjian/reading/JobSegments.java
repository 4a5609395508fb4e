package io.sanjian.reading;

import io.sanjian.reading.TradeLexicon.Found;
import io.sanjian.reference.trade.Trade;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts the text of an advert that offers several jobs, each with its own age, pay and demands: "焊工：18-50岁，8000元；普工：
 * 18-55岁，5500元", "一、店长 2名 薪资… 二、厨师 1名 薪资…". What stands beside one job says nothing of another.
 */
final class JobSegments {
    /** Behind the name of a job that is offered: a number of people, or a label. */
    private static final Pattern HEAD = Pattern.compile(
            "[^,。;:\\n\\d]{0,4}(?:\\([^()\\n]{0,12}\\))?\\s*(?::|[-—,]?\\s*\\d{1,3}\\s*(?:-\\d{1,3})?[名人个位]|数名|若干名)");
    private static final Pattern FOR_ALL =
            Pattern.compile("以上(?:岗位|职位|工种|人员|各岗)|(?:各|所有)(?:岗位|职位|工种)(?:均|都|要求)|福利待遇:|公司福利:|联系人|联系电话");
    private static final int LONGEST_HEAD = 26;

    private final TradeLexicon lexicon;

    JobSegments(TradeLexicon lexicon) {
        this.lexicon = lexicon;
    }

    private record Job(Trade trade, int start) {
    }

    /**
     * What the text says of these trades, each job by itself, the last element what it says of all: what stands before
     * the first job and behind "以上岗位".
     *
     * @param text in normal form
     * @return the whole text as the only element where it does not tell the jobs apart, or lists none of them
     */
    List<String> of(Collection<Trade> trades, String text) {
        List<Job> jobs = jobs(text);
        if (jobs.stream().map(Job::trade).distinct().count() < 2
                || jobs.stream().noneMatch(job -> trades.contains(job.trade))) {
            return List.of(text);
        }
        Matcher forAll = FOR_ALL.matcher(text);
        int listEnd = forAll.find(jobs.getLast().start) ? forAll.start() : text.length();
        List<String> own = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            if (trades.contains(jobs.get(i).trade)) {
                own.add(text.substring(jobs.get(i).start, i + 1 < jobs.size() ? jobs.get(i + 1).start : listEnd));
            }
        }
        own.add(text.substring(0, jobs.getFirst().start) + '\n' + text.substring(listEnd));
        return own;
    }

    private List<Job> jobs(String text) {
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            Found found = lexicon.at(text, i);
            if (found == null) {
                continue;
            }
            i = found.end() - 1;
            Matcher head = HEAD.matcher(text).region(found.end(), Math.min(text.length(), found.end() + LONGEST_HEAD));
            if (!found.word().cue() && head.lookingAt()) {
                jobs.add(new Job(found.trade(), found.start()));
            }
        }
        return jobs;
    }
}
