"""Vietnamese sentences made by combining phrases of our own: no sentence here was taken from anywhere."""
import random

WHO = ["tổ dân phố số 4", "hợp tác xã Đồng Mới", "nhóm thợ mộc trong xóm", "câu lạc bộ đi bộ của phường", "trạm y tế xã",
       "đội thanh niên tình nguyện", "cửa hàng sách cũ cuối phố", "trường tiểu học ven sông", "ban quản lý chợ đêm",
       "những người trồng sen", "lớp học đàn buổi tối", "nhà vườn ở chân đồi", "các hộ nuôi ong", "bếp ăn của ký túc xá",
       "thư viện huyện cũ", "xưởng gốm đầu làng", "đoàn xe đạp cuối tuần", "tổ sửa xe miễn phí"]
DID = ["vừa hoàn thành", "đang chuẩn bị", "quyết định mở lại", "giới thiệu với khách", "lên kế hoạch cho", "tạm dừng",
       "chia sẻ kinh nghiệm về", "kêu gọi mọi người góp sức cho", "bắt đầu nhận đăng ký", "ghi nhận kết quả bước đầu của",
       "thử nghiệm", "tổng kết", "dời sang tuần sau", "mời bà con cùng tham gia"]
WHAT = ["con đường hoa dài gần hai cây số", "lớp dạy bơi cho trẻ em", "mùa thu hoạch cam sành", "buổi đổi rác lấy cây xanh",
        "phiên chợ quê sáng chủ nhật", "hệ thống tưới nhỏ giọt", "chuyến xe chở sách về bản", "ngày hội bánh dân gian",
        "vườn rau trên sân thượng", "giải bóng đá mini khu phố", "căn bếp chung cho người mới đến", "lịch tiêm phòng cho thú cưng",
        "bãi giữ xe không thu tiền", "bộ quy tắc ứng xử nơi công cộng", "chương trình trồng lại hàng phượng", "khóa học sửa điện nước"]
WHEN = ["từ đầu tháng tới", "trong ba ngày cuối tuần", "ngay sau kỳ nghỉ", "trước mùa mưa", "vào mỗi tối thứ Năm", "suốt mùa hè này",
        "khi nước sông bắt đầu rút", "sau gần nửa năm chờ đợi", "giữa những ngày nắng gắt", "lúc trời còn chưa sáng hẳn"]
WHY = ["để trẻ nhỏ có chỗ vui chơi an toàn", "nhằm giảm lượng rác phải đem đi chôn", "vì nhiều gia đình chưa quen với cách làm mới",
       "giúp người lớn tuổi bớt phải đi xa", "để khách phương xa hiểu thêm về làng nghề", "nhờ nguồn quỹ do bà con tự đóng góp",
       "bởi con đường cũ đã xuống cấp", "với mong muốn giữ lại nếp sống chậm rãi", "do giá phân bón đã tăng liền hai vụ"]
MORE = ["Mỗi hộ góp một buổi công, ai bận thì gửi cây giống.", "Chi phí được niêm yết trước cổng để ai cũng xem được.",
        "Nhiều người lúc đầu còn ngại, nay đã quen và rủ thêm hàng xóm.", "Theo dự kiến, đợt hai sẽ có thêm khoảng bốn mươi suất.",
        "Trời mưa thì buổi học chuyển vào nhà văn hóa.", "Khách muốn ghé thăm nên gọi trước một ngày.",
        "Có hôm đông quá, ban tổ chức phải kê thêm ghế ngoài hiên.", "Số tiền còn lại được giữ cho năm sau.",
        "Người lớn đi cùng không phải mua vé.", "Tất cả dụng cụ đều được rửa sạch và trả về kho trong ngày.",
        "Lần này, cây được buộc cọc kỹ hơn vì gió cuối năm rất mạnh.", "Bản đồ các điểm dừng có ở bảng tin đầu ngõ.",
        "Bà con cho biết lượng khách tăng chừng một phần ba so với năm ngoái.", "Ai làm xong sớm thì sang giúp tổ bên cạnh."]
SAY = ["“{0}, chúng tôi mừng lắm”, một người dân nói.", "Một thành viên cho hay: “{0}, ai cũng thấy nhẹ người”.",
       "“{0}, nhưng vẫn còn nhiều việc phải làm”, đại diện nhóm chia sẻ."]
HEAD = ["Làng bên sông giữ nếp {0}", "Chuyện {0} ở xóm nhỏ", "Khi {0} trở thành việc chung", "Một năm nhìn lại {0}",
        "{0}: làm sao cho bền", "Cùng nhau lo {0}"]
READER = ["Bài viết hay quá, cảm ơn tác giả nhiều nhé!", "Chỗ mình cũng đang làm mà chưa được như vậy.", "Cho mình hỏi địa chỉ với ạ.",
          "Năm ngoái tôi có ghé, rất đông và vui.", "Theo tôi thì nên làm sớm hơn, để mưa là hỏng hết.",
          "Ai biết số điện thoại của ban tổ chức không?", "Đọc mà nhớ quê ghê, Tết này phải về thôi.", "Mong có thêm nhiều bài như thế."]
NAMES = ["Nắng Mai", "Gió Biển", "Cây Bàng", "Ốc Đảo", "Mưa Rào", "Lá Me", "Sao Hôm", "Bến Cũ"]
SECTIONS = ["Trang chủ", "Thời sự", "Đời sống", "Kinh doanh", "Giáo dục", "Sức khỏe", "Du lịch", "Văn hóa", "Công nghệ", "Thể thao",
            "Xe", "Ý kiến", "Tâm sự", "Video", "Ảnh"]
TEASE = ["Bí quyết giữ {0} qua mùa mưa", "Năm điều cần biết về {0}", "Vì sao {0} được nhiều người chọn", "Hành trình tìm lại {0}",
         "Giá {0} giảm nhẹ dịp cuối năm", "Người giữ lửa cho {0}", "Hướng dẫn chăm sóc {0} tại nhà", "{0} và những điều ít ai để ý"]


class Writer:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def one(self, items):
        return self.random.choice(items)

    def sentence(self):
        who = self.one(WHO)
        text = f"{who} {self.one(DID)} {self.one(WHAT)} {self.one(WHEN)}"
        if self.random.random() < 0.6:
            text += f", {self.one(WHY)}"
        return text[0].upper() + text[1:] + "."

    def paragraph(self, count=None):
        out = []
        for _ in range(count or self.random.randint(2, 4)):
            roll = self.random.random()
            if roll < 0.45:
                out.append(self.sentence())
            elif roll < 0.85:
                out.append(self.one(MORE))
            else:
                out.append(self.one(SAY).format(self.sentence()[:-1]))
        return " ".join(out)

    def paragraphs(self, count):
        return [self.paragraph() for _ in range(count)]

    def title(self):
        text = self.one(HEAD).format(self.one(WHAT))
        return text[0].upper() + text[1:]

    def teaser(self):
        text = self.one(TEASE).format(self.one(WHAT))
        return text[0].upper() + text[1:]

    def caption(self):
        return f"Quang cảnh {self.one(WHAT)} {self.one(WHEN)}."

    def reader(self):
        return self.one(READER)

    def name(self):
        return self.one(NAMES)
