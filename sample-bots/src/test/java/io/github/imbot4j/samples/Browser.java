package io.github.imbot4j.samples;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Drive a real browser without a window. What it looks for, it waits for, and what it waits for has an end. */
final class Browser implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int TALL = 1120;
    private static final int GAP = 34;

    private static final Path CHROMIUM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
    private static final Path DRIVER = Path.of(System.getProperty("chromedriver", "/usr/bin/chromedriver"));

    /** Held, so that its level is kept: the driver warns that it does not speak this Chromium's debugging protocol. */
    private static final Logger CHATTER = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Why there is none to drive; empty when there is. */
    static Optional<String> missing() {
        return List.of(CHROMIUM, DRIVER).stream()
                .filter(program -> !Files.isExecutable(program))
                .findFirst()
                .map(program -> "No browser to look at the page with: there is no '" + program
                        + "'. Install Debian's packages chromium and chromium-driver, or say where they are with"
                        + " -Dchromium=PATH -Dchromedriver=PATH.");
    }

    /** Starts one. Without a Chromium the tests are skipped, except where CI=true says that nothing may be. */
    static Browser start() {
        missing().ifPresent(reason -> {
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(reason);
            }
            System.out.println("Skipped: " + reason);
            Assumptions.abort(reason);
        });
        CHATTER.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // There is a mouse, as at the desk of whoever looks at the picture.
                "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
                "--user-data-dir=" + profile());
        LoggingPreferences console = new LoggingPreferences();
        console.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", console);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .withLogOutput(OutputStream.nullOutputStream())
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.wide();
        return browser;
    }

    private static Path profile() {
        try {
            return Files.createTempDirectory(Path.of("target"), "chromium").toAbsolutePath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void open(String address) {
        driver.get(address);
    }

    /** A desktop's window. */
    void wide() {
        size(1280, 800, false);
    }

    /** A desktop's window without what is empty above the first item of a list. */
    void fit(String list) {
        Number spare = (Number) Objects.requireNonNull(run(
                "const list = document.querySelector(arguments[0]);"
                        + "return Math.round(list.querySelector('li').getBoundingClientRect().top"
                        + " - list.getBoundingClientRect().top)",
                list));
        size(1280, TALL - Math.max(0, spare.intValue() - GAP), false);
    }

    /** A desktop's window, and what is below it. */
    void tall() {
        size(1280, TALL, false);
    }

    /** A phone. */
    void narrow() {
        size(390, 844, true);
    }

    private void size(int width, int height, boolean mobile) {
        // A window cannot be made as narrow as a phone.
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile));
    }

    /** The first that fits and is shown, waited for. */
    WebElement find(String selector) {
        return await(
                "'" + selector + "' to be shown",
                () -> all(selector).stream().filter(WebElement::isDisplayed).findFirst());
    }

    /** All that fit by now. */
    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** Clicks the first that fits as soon as it can be clicked. */
    void click(String selector) {
        await("'" + selector + "' to be clicked", () -> {
            Optional<WebElement> found = all(selector).stream()
                    .filter(element -> element.isDisplayed() && element.isEnabled())
                    .findFirst();
            found.ifPresent(WebElement::click);
            return found;
        });
    }

    /** Waits until there is something, and gives it. */
    <T> T await(String what, Supplier<Optional<T>> look) {
        // What the page draws anew between two looks is looked for again.
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                .withMessage(() -> "Waited for " + what + ". The page shows:\n"
                        + driver.findElement(By.tagName("body")).getText())
                .ignoring(StaleElementReferenceException.class)
                .until(any -> look.get().orElse(null));
    }

    void until(String what, BooleanSupplier there) {
        await(what, () -> there.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** Runs a script, {@code arguments[0]} and so on being its arguments. */
    @Nullable
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** What the console said since it was last asked: errors, and what the page's policy refused. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(Object::toString)
                .toList();
    }

    /** One part of the page. */
    byte[] picture(String selector) {
        return find(selector).getScreenshotAs(OutputType.BYTES);
    }

    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
