package io.github.imbot4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSizeTest {

    @Test
    void readsPngAndGif() {
        assertThat(ImageSize.read(Images.png(70_000, 2))).contains(new ImageSize(70_000, 2));
        assertThat(ImageSize.read(Images.gif(40_000, 3))).contains(new ImageSize(40_000, 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC0, 0xC1, 0xC2, 0xCF})
    void readsJpegOfEveryKind(int frame) {
        assertThat(ImageSize.read(Images.jpeg(frame, 640, 480))).contains(new ImageSize(640, 480));
    }

    @Test
    void readsNothingFromWhatIsCutOff() {
        for (byte[] whole : new byte[][] {Images.png(1, 1), Images.gif(1, 1), Images.jpeg(0xC0, 1, 1)}) {
            for (int length = 0; length < 10; length++) {
                assertThat(ImageSize.read(Arrays.copyOf(whole, length))).isEmpty();
            }
        }
    }

    @Test
    void readsNothingFromOtherFiles() {
        assertThat(ImageSize.read("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(ImageSize.read(new byte[100])).isEqualTo(Optional.empty());
        assertThat(ImageSize.read(Images.png(0, 5))).isEmpty();
        assertThat(ImageSize.read(Images.png(-1, 5))).isEmpty();
    }

    @Test
    void endsInAJpegWhoseBlocksGoNowhere() {
        byte[] endless = new byte[2_000];
        Arrays.fill(endless, (byte) 0xFF);
        endless[1] = (byte) 0xD8;
        assertThat(ImageSize.read(endless)).isEmpty();
        byte[] zeroLength = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 0, 0, 0};
        assertThat(ImageSize.read(zeroLength)).isEmpty();
    }
}
