news-button = Latest news
news-newest = Latest news:
news-older = Earlier news:
news-none =
    There is no news for your regions yet.
    As soon as there is, we send it here.
news-no-older = There is no older news.
news-not-there = That news is no longer there.
news-item =
    { $title }
    { $excerpt }
    Source: { $source } · { $region } · { $moment } · Code { $code }
news-item-short =
    { $title }
    Source: { $source } · { $region } · { $moment } · Code { $code }
news-read = Read: { $title }
news-more = More ›
