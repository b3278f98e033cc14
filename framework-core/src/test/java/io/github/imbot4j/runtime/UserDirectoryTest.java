package io.github.imbot4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.authorization.UserDirectory.TokenKey;
import io.github.imbot4j.portal.Secret;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UserDirectoryTest {

    private static TokenKey key(String token) {
        return TokenKey.of(RunningSpine.PORTAL, 27, Secret.of(token));
    }

    @Test
    void keepsWhatATokenProvedWithoutKeepingTheToken() {
        assertThat(Arrays.stream(TokenKey.class.getRecordComponents()).map(RecordComponent::getType))
                .doesNotContain(Secret.class);
        assertThat(key("f00dface").toString()).doesNotContain("f00dface");
    }

    @Test
    void knowsATokenAgainAndNoOtherForIt() {
        assertThat(key("f00dface")).isEqualTo(key("f00dface")).isNotEqualTo(key("f00dfacf"));
    }
}
