// Written by scripts/generate-intake-data.py from Data. Do not edit: run the script.

/// Tables that come with the program, inside of it: it finds them wherever it is installed.
enum ShippedTables {
  /// `heading TAB field`, a line each, the most telling first.
  static let headings = #"""
    text	text
    body	text
    content	text
    caption	text
    captions	text
    message	text
    description	text
    post	text
    post text	text
    post content	text
    copy	text
    nội dung bài đăng	text
    nội dung bài viết	text
    nội dung bài	text
    nội dung đăng	text
    nội dung caption	text
    bài đăng	text
    bài viết	text
    nội dung	text
    nội dung chi tiết	text
    nội dung tin	text
    nội dung tin nhắn	text
    nội dung truyền thông	text
    văn bản	text
    chú thích	text
    lời dẫn video	text
    kịch bản	text
    mô tả	text
    mô tả video	text
    title	title
    headline	title
    tiêu đề	title
    tiêu đề bài	title
    tiêu đề bài viết	title
    tiêu đề bài đăng	title
    tiêu đề video	title
    tên bài	title
    tên bài viết	title
    tên video	title
    tít	title
    lead	lead
    summary	lead
    sapo	lead
    sa-pô	lead
    tóm tắt	lead
    mở bài	lead
    đoạn mở đầu	lead
    id	id
    post id	id
    mã	id
    mã bài	id
    mã bài viết	id
    mã bài đăng	id
    mã tin	id
    mã số	id
    url	url
    link	url
    permalink	url
    post link	url
    link bài	url
    link bài đăng	url
    link bài viết	url
    đường dẫn	url
    đường link	url
    liên kết	url
    địa chỉ	url
    published at	published-at
    publish date	published-at
    publish time	published-at
    published	published-at
    posted at	published-at
    post date	published-at
    post time	published-at
    ngày đăng	published-at
    ngày đăng bài	published-at
    ngày giờ đăng	published-at
    ngày xuất bản	published-at
    ngày phát hành	published-at
    ngày phát	published-at
    ngày lên bài	published-at
    thời gian đăng	published-at
    thời điểm đăng	published-at
    thời gian	published-at
    lịch đăng	published-at
    date	published-at
    ngày	published-at
    ngày soát	date
    time	time
    giờ	time
    giờ đăng	time
    giờ lên bài	time
    khung giờ	time
    channel	channel
    platform	channel
    kênh	channel
    kênh đăng	channel
    nền tảng	channel
    mạng xã hội	channel
    campaign	campaign
    chiến dịch	campaign
    mã chiến dịch	campaign
    tên chiến dịch	campaign
    profile	profile
    hồ sơ người đăng	profile
    kind	kind
    thể loại	kind
    tags	tags
    hashtag	tags
    hashtags	tags
    thẻ	tags
    từ khóa	tags
    từ khoá	tags
    language	language
    ngôn ngữ	language
    ad	ad
    quảng cáo	ad
    là quảng cáo	ad
    sponsored	sponsored
    tài trợ	sponsored
    có tài trợ	sponsored
    bài tài trợ	sponsored
    repost	repost
    đăng lại	repost
    tin dẫn lại	repost
    own-reporting	own-reporting
    tin tự làm	own-reporting
    product	product
    nhóm sản phẩm	product
    loại sản phẩm	product
    ngành hàng	product
    reviewed	reviewed
    đã duyệt	reviewed
    used-product	used-product
    đã dùng sản phẩm	used-product
    consent	consent
    đã có đồng ý	consent
    source-published-at	source-published-at
    ngày nguồn đăng	source-published-at
    ngày đăng của nguồn	source-published-at
    source-text	source-text
    bản gốc	source-text
    nguyên văn nguồn	source-text
    image	image
    images	image
    image url	image
    picture	image
    ảnh	image
    hình ảnh	image
    hình	image
    link ảnh	image
    thumbnail	image
    video	video
    link video	video
    video url	video
    noi dung bai dang	text
    noi dung bai viet	text
    noi dung bai	text
    noi dung dang	text
    noi dung caption	text
    bai dang	text
    bai viet	text
    noi dung	text
    noi dung chi tiet	text
    noi dung tin	text
    noi dung tin nhan	text
    noi dung truyen thong	text
    van ban	text
    chu thich	text
    loi dan video	text
    kich ban	text
    mo ta	text
    mo ta video	text
    tieu de	title
    tieu de bai	title
    tieu de bai viet	title
    tieu de bai dang	title
    tieu de video	title
    ten bai	title
    ten bai viet	title
    ten video	title
    tit	title
    sa-po	lead
    tom tat	lead
    mo bai	lead
    doan mo dau	lead
    ma	id
    ma bai	id
    ma bai viet	id
    ma bai dang	id
    ma tin	id
    ma so	id
    link bai	url
    link bai dang	url
    link bai viet	url
    duong dan	url
    duong link	url
    lien ket	url
    dia chi	url
    ngay dang	published-at
    ngay dang bai	published-at
    ngay gio dang	published-at
    ngay xuat ban	published-at
    ngay phat hanh	published-at
    ngay phat	published-at
    ngay len bai	published-at
    thoi gian dang	published-at
    thoi diem dang	published-at
    thoi gian	published-at
    lich dang	published-at
    ngay	published-at
    ngay soat	date
    gio	time
    gio dang	time
    gio len bai	time
    khung gio	time
    kenh	channel
    kenh dang	channel
    nen tang	channel
    mang xa hoi	channel
    chien dich	campaign
    ma chien dich	campaign
    ten chien dich	campaign
    ho so nguoi dang	profile
    the loai	kind
    the	tags
    tu khoa	tags
    ngon ngu	language
    quang cao	ad
    la quang cao	ad
    tai tro	sponsored
    co tai tro	sponsored
    bai tai tro	sponsored
    dang lai	repost
    tin dan lai	repost
    tin tu lam	own-reporting
    nhom san pham	product
    loai san pham	product
    nganh hang	product
    da duyet	reviewed
    da dung san pham	used-product
    da co dong y	consent
    ngay nguon dang	source-published-at
    ngay dang cua nguon	source-published-at
    ban goc	source-text
    nguyen van nguon	source-text
    anh	image
    hinh anh	image
    hinh	image
    link anh	image
    """#

  /// `key TAB written TAB name`, a line each.
  static let values = #"""
    channel	fb	facebook
    channel	fanpage	facebook
    channel	trang facebook	facebook
    channel	facebook page	facebook
    channel	facebook reels	facebook
    channel	ig	instagram
    channel	insta	instagram
    channel	tt	tiktok
    channel	tik tok	tiktok
    channel	yt	youtube
    channel	youtube shorts	youtube
    channel	zalo oa	zalo
    channel	oa	zalo
    channel	website	web
    channel	trang web	web
    channel	báo điện tử	web
    channel	blog	web
    channel	thư điện tử	email
    channel	e-mail	email
    channel	tin nhắn	sms
    profile	báo chí	press
    profile	báo	press
    profile	trang tổng hợp	aggregator
    profile	trang tin tổng hợp	aggregator
    profile	mạng đa kênh	mcn
    profile	koc	kol
    profile	người ảnh hưởng	kol
    profile	công ty quảng cáo	agency
    profile	ngân hàng	bank
    profile	cửa hàng	shop
    profile	trang của mình	own-page
    kind	tin	news
    kind	tin tức	news
    kind	tin bài	news
    kind	quảng cáo	ad
    kind	chiến dịch	campaign
    kind	thông báo	notice
    kind	trả lời	own-reply
    product	thực phẩm chức năng	supplement
    product	tpcn	supplement
    product	thực phẩm bảo vệ sức khỏe	supplement
    product	thực phẩm	food
    product	mỹ phẩm	cosmetic
    product	thuốc	medicine
    product	dịch vụ y tế	medical-service
    product	sữa	milk
    product	rượu bia	alcohol
    product	rượu	alcohol
    product	bia	alcohol
    product	tài chính	finance
    product	bất động sản	real-estate
    product	giáo dục	education
    product	công nghệ	technology
    product	thời trang	fashion
    product	du lịch	travel
    product	khác	other
    """#

  /// Mappings of exports: the name of their file, their YAML.
  static let mappings: [(name: String, yaml: String)] = [
    (
      "facebook-page-1.yaml",
      #"""
      mapping: facebook-page
      version: 1
      title: { vi: Bài đăng trong gói “Tải thông tin của bạn” của Facebook, en: Posts of Facebook's “Download your information” }
      documented:
        - Facebook Help, “Download a copy of your information”; files posts/profile_posts_1.json of a page and posts/your_posts_1.json of an account, as read in open source importers on 2026-11-21
      input: json
      recognise:
        all: [timestamp]
        any: [data, attachments]
      # Comments and reactions have the same outer shape; they are other people's, and never read.
      never: ["data[].comment", "data[].reaction", "data[].vote"]
      fields:
        text: ["data[].post", "attachments[].data[].media.description"]
        published-at: timestamp
      # The files write each byte of UTF-8 as a character of its own.
      repair: latin1-utf8
      dates: unix-seconds
      images: ["attachments[].data[].media.uri"]
      set: { channel: facebook }
      """#
    ),
    (
      "facebook-video-1.yaml",
      #"""
      mapping: facebook-video
      version: 1
      title: { vi: Video trong gói “Tải thông tin của bạn” của Facebook, en: Videos of Facebook's “Download your information” }
      documented:
        - Facebook Help, “Download a copy of your information”; file posts/videos.json, as read in open source importers on 2026-11-21
      input: json
      items: [videos_v2]
      recognise: { all: [uri, creation_timestamp] }
      # Comments below a video stand inside its item.
      fields:
        title: title
        text: description
        published-at: creation_timestamp
      repair: latin1-utf8
      dates: unix-seconds
      videos: [uri]
      set: { channel: facebook }
      """#
    ),
    (
      "meta-business-suite-1.yaml",
      #"""
      mapping: meta-business-suite
      version: 1
      title: { vi: Bảng nội dung Facebook của Meta Business Suite, en: Facebook content table of Meta Business Suite }
      documented:
        - Meta Business Suite, Insights, Content, Export data; headings of exports of 2025 and 2026 in English, as read in open source importers on 2026-11-21
      input: table
      recognise: { all: [Post ID, Page ID, Publish time] }
      # “Title” is the text of a post, “Description” that of a video. Page name, labels and figures are left out.
      fields:
        id: Post ID
        url: Permalink
        text: [Title, Description]
        published-at: Publish time
      dates: m/d/y
      # The table does not say in which zone its times are; they are taken as Vietnamese. A mapping of your own can name another.
      set: { channel: facebook }
      """#
    ),
    (
      "meta-instagram-1.yaml",
      #"""
      mapping: meta-instagram
      version: 1
      title: { vi: Bảng nội dung Instagram của Meta Business Suite, en: Instagram content table of Meta Business Suite }
      documented:
        - Meta Business Suite, Insights, Content, Export data; headings of exports of 2025 and 2026 in English, as read in open source importers on 2026-11-21
      input: table
      recognise: { all: [Post ID, Account username, Description, Publish time] }
      fields:
        id: Post ID
        url: Permalink
        text: Description
        published-at: Publish time
      dates: m/d/y
      # The table does not say in which zone its times are; they are taken as Vietnamese. A mapping of your own can name another.
      set: { channel: instagram }
      """#
    ),
    (
      "tiktok-data-1.yaml",
      #"""
      mapping: tiktok-data
      version: 1
      title: { vi: Dữ liệu TikTok bản cũ (JSON), en: TikTok data of the old layout (JSON) }
      documented:
        - TikTok Support, “Requesting your data”; user_data.json of 2020 to 2024, as read in open source importers on 2026-11-21
      input: json
      items: [Video, Videos, VideoList]
      recognise: { all: [Date, Link] }
      fields:
        url: Link
        text: [Title, AlternateText]
        published-at: Date
      # Times are UTC.
      zone: "+00:00"
      videos: [Link]
      set: { channel: tiktok }
      """#
    ),
    (
      "tiktok-data-2.yaml",
      #"""
      mapping: tiktok-data
      version: 2
      title: { vi: Dữ liệu TikTok (JSON), en: TikTok data (JSON) }
      documented:
        - TikTok Support, “Requesting your data”; user_data_tiktok.json of 2024 to 2026, as read in open source importers on 2026-11-21
      input: json
      items: [Post, Posts, VideoList]
      recognise: { all: [Date, Link] }
      # Beside it stand messages, comments, searches and logins, which are never read.
      fields:
        url: Link
        text: [Title, AlternateText]
        published-at: Date
      # Times are UTC.
      zone: "+00:00"
      videos: [Link]
      set: { channel: tiktok }
      """#
    ),
    (
      "tiktok-studio-1.yaml",
      #"""
      mapping: tiktok-studio
      version: 1
      title: { vi: Bảng nội dung của TikTok Studio, en: Content table of TikTok Studio }
      documented:
        - TikTok Studio, Analytics, Content, Download data (Content.csv, Content.xlsx); headings of 2026 in English, as read in open source importers on 2026-11-21
      input: table
      recognise: { all: [Video title, Video link, Post time] }
      # “Time” is when the table was made, not when the video was posted.
      fields:
        text: Video title
        url: Video link
        published-at: Post time
      set: { channel: tiktok }
      """#
    ),
    (
      "youtube-api-1.yaml",
      #"""
      mapping: youtube-api
      version: 1
      title: { vi: Danh sách video của YouTube Data API (JSON), en: List of videos of the YouTube Data API (JSON) }
      documented:
        - YouTube Data API v3, resource “video” (videos.list, playlistItems.list), read on 2026-11-21
      input: json
      items: [items]
      recognise: { all: [kind, snippet.title] }
      never: [snippet.topLevelComment, snippet.textOriginal]
      fields:
        id: [snippet.resourceId.videoId, id]
        title: snippet.title
        text: snippet.description
        published-at: snippet.publishedAt
      set: { channel: youtube }
      """#
    ),
    (
      "youtube-studio-1.yaml",
      #"""
      mapping: youtube-studio
      version: 1
      title: { vi: Bảng nội dung của YouTube Studio, en: Content table of YouTube Studio }
      documented:
        - YouTube Studio, Analytics, Advanced mode, Export (Table data.csv); headings of 2026 in English, as read in open source importers on 2026-11-21
      input: table
      recognise: { all: [Content, Video title, Video publish time] }
      # The first row is the sum of all.
      skip: { Content: Total }
      fields:
        id: Content
        title: Video title
        published-at: Video publish time
      set: { channel: youtube }
      """#
    ),
    (
      "youtube-takeout-1.yaml",
      #"""
      mapping: youtube-takeout
      version: 1
      title: { vi: Bảng video của YouTube trong Google Takeout, en: Table of YouTube videos of Google Takeout }
      documented:
        - Google Takeout, YouTube and YouTube Music, video metadata/videos.csv; headings of 2024 to 2026 in English, as read in open source importers on 2026-11-21
      input: table
      recognise: { all: [Video ID, Video Title (Original)] }
      fields:
        id: Video ID
        title: Video Title (Original)
        text: Video Description (Original)
        published-at: [Video Publish Timestamp, Video Create Timestamp]
      zone: "+00:00"
      set: { channel: youtube }
      """#
    ),
    (
      "zalo-oa-1.yaml",
      #"""
      mapping: zalo-oa
      version: 1
      title: { vi: Danh sách bài viết của Zalo OA (Open API), en: List of articles of a Zalo Official Account (Open API) }
      documented:
        - Zalo Open API, article/getslice, as read in open source clients on 2026-11-21; OA Manager documents no export of posts, so tables from it are read by their headings
      input: json
      items: [data, medias]
      recognise:
        all: [id, title]
        any: [create_date, update_date, link_view]
      # The list has titles alone; articles are pages of their own.
      fields:
        id: id
        title: title
        url: link_view
        published-at: create_date
      dates: unix-milliseconds
      images: [thumb]
      set: { channel: zalo }
      """#
    ),
    (
      "zalo-oa-article-1.yaml",
      #"""
      mapping: zalo-oa-article
      version: 1
      title: { vi: Một bài viết của Zalo OA (Open API), en: One article of a Zalo Official Account (Open API) }
      documented:
        - Zalo Open API, article/getdetail, as read in open source clients on 2026-11-21
      input: json
      items: [data]
      recognise: { all: [id, title, body] }
      fields:
        id: id
        title: title
        lead: description
        text: "body[].content"
        url: link_view
        published-at: create_date
      dates: unix-milliseconds
      images: [cover.photo_url, "body[].url"]
      set: { channel: zalo }
      """#
    ),
  ]
}
