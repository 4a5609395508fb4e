package io.sanjian.delivery.sms;

import static io.sanjian.support.DeliveryFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.delivery.Envelope;
import io.sanjian.delivery.InboxTextTest;
import io.sanjian.delivery.SendOutcome;
import io.sanjian.support.Api;
import io.sanjian.support.People;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.fake.FakeServices;
import io.sanjian.support.fake.SmsPlay;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Texts over a gateway that checks what it gets. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(FakeServices.class)
class SmsChannelTest {
    @Inject
    SmsChannel channel;

    private final SmsPlay play = SmsPlay.inTests();

    private static long worker(String phone) {
        return Api.worker("""
                {"source": "sms-channel", "externalId": "%s", "birthDate": "1980-01-01",
                 "home": {"areaCode": "500112"}, "trades": ["焊工"]%s}
                """.formatted(UUID.randomUUID(), phone == null ? "" : ", \"phone\": \"" + phone + "\""));
    }

    private SendOutcome send(long worker) {
        return channel.deliver(List.of(new Envelope(1, UUID.randomUUID(), 1, false, NOON,
                new Envelope.Recipient(worker, "sms-channel", "500112", null, null),
                InboxTextTest.message(42, worker, 3))), NOON).await().atMost(Duration.ofSeconds(30)).getFirst();
    }

    @Test
    void theNumberIsOpenedAndTheTextArrivesSigned() {
        String phone = People.phone();

        assertThat(send(worker(phone))).isEqualTo(new SendOutcome.Delivered());

        assertThat(play.texts(phone)).singleElement().asString().startsWith("【三荐】为您推荐3个岗位：1.焊工").endsWith("退订回TD");
    }

    @Test
    void whoHasNoMobileNumberIsReachedOtherwise() {
        assertThat(send(worker(null))).isInstanceOf(SendOutcome.Unreachable.class);
        assertThat(send(worker("023-63631234"))).isInstanceOf(SendOutcome.Unreachable.class);
    }

    @Test
    void whatTheGatewaySaysDecides() {
        long worker = worker(People.phone());
        play.error(SmsPlay.TEXT, 1, "IllegalSignId");
        assertThat(send(worker)).isInstanceOfSatisfying(SendOutcome.Alarm.class,
                alarm -> assertThat(alarm.code()).isEqualTo("IllegalSignId"));
        play.error(SmsPlay.TEXT, 1, "InvalidMobile");
        assertThat(send(worker)).isInstanceOf(SendOutcome.Unreachable.class);
        play.error(SmsPlay.TEXT, 1, "SystemBusy");
        assertThat(send(worker)).isInstanceOf(SendOutcome.Retry.class);
        play.error(SmsPlay.TEXT, 1, "BrandNew");
        String brandNew = "the SMS gateway answered BrandNew";
        assertThat(send(worker))
                .isEqualTo(new SendOutcome.Suspect("BrandNew", brandNew, new SendOutcome.Retry(brandNew)));
        play.error(SmsPlay.TEXT, 1, "InvalidMessage");
        assertThat(send(worker)).isInstanceOfSatisfying(SendOutcome.Suspect.class,
                suspect -> assertThat(suspect.alone()).isInstanceOf(SendOutcome.Failed.class));
        play.answer(SmsPlay.TEXT, 1, "<html>");
        assertThat(send(worker)).isInstanceOfSatisfying(SendOutcome.Suspect.class,
                suspect -> assertThat(suspect.alone()).isInstanceOf(SendOutcome.Uncertain.class));
        play.resetAfter(SmsPlay.TEXT, 1);
        assertThat(send(worker)).isInstanceOf(SendOutcome.Uncertain.class);
    }
}
